#@ UniBiomedService unibiomed
#@ ImagePlus image

# Writes a report on an image, and draws the regions of its phrases onto the image.
# In the script editor choose Language > Python (Jython).

from sc.fiji.unibiomed.imagej.result import ResultPlacement

answer = unibiomed.report(image)
print(answer.text())
for finding in answer.findings():
	print(finding)

unibiomed.presenter().show(answer, ResultPlacement.OVERLAY)
