// Writes a short report on an image. Every phrase that has a place in the image becomes a region.
// Research software, not for diagnostic use.
//
// Works on the image that is open, or on a file given as the macro's argument:
//    without windows:  Fiji --headless -macro write_report.ijm "folder/my-image.png"

if (getArgument() != "") open(getArgument());
if (nImages == 0) exit("Open an image first, or give its file as the macro's argument.");

// The report itself is printed to the log; the regions are named with its phrases.
before = Overlay.size;
run("UniBiomed Write Report...", "results=overlay");

getDimensions(width, height, channels, slices, frames);
getPixelSize(unit, pixelWidth, pixelHeight);
text = "";
for (i = before; i < Overlay.size; i++) {
	Overlay.activateSelection(i);
	area = getValue("Area");
	percent = 100 * area / (width * pixelWidth * height * pixelHeight);
	text = text + Roi.getName + ": area " + d2s(area, 0) + ", " + d2s(percent, 1) + " % of the image\n";
}
run("Select None");
print(text);
return text;
