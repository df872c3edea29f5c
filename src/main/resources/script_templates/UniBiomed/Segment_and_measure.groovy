#@ UniBiomedService unibiomed
#@ ImagePlus image
#@ String(label="Target", value="nuclei") target
#@ String(label="Modality", value="auto") modality
#@output String text

// Outlines something in an image and prints what was found, with its size and how sure the model is.
// Other verbs: unibiomed.find(image), unibiomed.describe(image, [image.getRoi()]), unibiomed.ask(image, "What modality is
// this image?"), unibiomed.report(image). Each takes an ImgLib2 image as well, and options as its last argument.

import sc.fiji.unibiomed.imagej.AskOptions

answer = unibiomed.segment(image, target, AskOptions.usual().withModality(modality))
text = answer.text()
println text

for (finding in answer.findings()) {
	println finding          // nuclei: 81 objects, 37,192 pixels, confidence 0.97, confirmed
	text += "\n" + finding
	image.setRoi(finding.roi())
	// finding.rois() has a ROI per object and slice; finding.mask() is an ImgLib2 Img<BitType>, of the same size as the image.
}
