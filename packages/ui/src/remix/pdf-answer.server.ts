/** A paper that the API made, as a file to keep. */
export function pdfAnswer({ fileName, pdf }: { fileName: string; pdf: string }): Response {
  return new Response(Buffer.from(pdf, "base64"), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="${fileName.replace(/[^\w.-]/g, "_")}"`,
      "cache-control": "private, no-store",
    },
  });
}
