#@ UniBiomedService unibiomed
#@ ImagePlus image
#@ String(label="Target", value="nuclei") target
#@ String(label="Modality", value="auto") modality
#@output String text

// Outlines something in an image and prints what was found, with its size and how sure the model is.
// Other verbs: unibiomed.find(image), unibiomed.describe(image, [image.getRoi()]), unibiomed.ask(image, "What modality is
// this image?"), unibiomed.report(image). Each takes an ImgLib2 image as well.

answer = unibiomed.segment(image, target, modality)
text = answer.answer().plainText()
println text

for (finding in answer.findings()) {
	// The mask is an ImgLib2 Img<BitType>, as large as the image.
	pixels = 0
	for (pixel in finding.mask()) if (pixel.get()) pixels++
	line = finding.phrase() + ": " + pixels + " pixels, confidence " + String.format(Locale.ROOT, "%.2f", finding.confidence())
	println line
	text += "\n" + line
}
