// Asks whether anything in an image is abnormal, and where. Research software, not for diagnostic use.
//
// Works on the image that is open, or on a file given as the macro's argument:
//    without windows:  Fiji --headless -macro find_abnormalities.ijm "folder/my-image.png"

if (getArgument() != "") open(getArgument());
if (nImages == 0) exit("Open an image first, or give its file as the macro's argument.");

before = Overlay.size;
run("UniBiomed Find Abnormalities...", "results=overlay");

// A healthy image has an answer, but no region.
answer = Property.get("UniBiomed answer");
text = answer + "\n";
for (i = before; i < Overlay.size; i++) {
	Overlay.activateSelection(i);
	Roi.getBounds(x, y, width, height);
	text = text + Roi.getName + ": area " + d2s(getValue("Area"), 0) + ", between x " + x + " and " + (x + width) +
		", y " + y + " and " + (y + height) + "\n";
}
run("Select None");
print(text);
return text;
