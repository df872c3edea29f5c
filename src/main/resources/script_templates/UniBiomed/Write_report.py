#@ UniBiomedService unibiomed
#@ ImagePlus image

# Writes a report on an image, and draws the regions of its phrases onto the image.
# In the script editor choose Language > Python (Jython).

from sc.fiji.unibiomed.imagej import ObjectSettings, ResultPlacement

answer = unibiomed.report(image)
print(answer.answer().plainText())
for finding in answer.findings():
	print("%s: confidence %.2f" % (finding.phrase(), finding.confidence()))

unibiomed.presenter().show(answer, ObjectSettings.whole(), ResultPlacement.OVERLAY)
