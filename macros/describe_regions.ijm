// Asks what regions of an image show. The regions are those of the image's overlay: draw one, press B to add it, draw the next.
//
// Works on the image that is open, or on the files given as the macro's argument, with "|" between them: the image, and for
// each region a mask (white inside, black outside, as large as the image):
//    without windows:  Fiji --headless -macro describe_regions.ijm "my-image.png|region-1.png|region-2.png"

setBatchMode(true);
files = split(getArgument(), "|");
if (files.length > 0) open(files[0]);
if (nImages == 0) exit("Open an image first, or give its file as the macro's argument.");
image = getImageID;
for (i = 1; i < files.length; i++) {
	open(files[i]);
	setThreshold(255, 255);
	run("Create Selection");
	mask = getImageID;
	selectImage(image);
	run("Restore Selection");
	Overlay.addSelection;
	selectImage(mask);
	close();
}
selectImage(image);
run("Select None");

// The descriptions come as copies of the regions at the end of the overlay, named with what they show.
before = Overlay.size;
run("UniBiomed Describe Regions...", "regions=overlay results=overlay");
text = "";
for (i = before; i < Overlay.size; i++) {
	Overlay.activateSelection(i);
	text = text + "region " + (i - before + 1) + ": " + Roi.getName + ", area " + d2s(getValue("Area"), 0) + "\n";
}
run("Select None");
setBatchMode("exit and display");
print(text);
return text;
