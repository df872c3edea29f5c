// Outlines one kind of object in an image and measures it.
//
// Works on the image that is open, or on a file given as the macro's argument:
//    without windows:  Fiji --headless -macro segment.ijm "folder/my-image.png"

// What to outline, in English, and what kind of image this is ("auto" looks for it in the image's title).
target = "nuclei";
modality = "auto";
// "auto" counts nuclei, cells, glands and vessels, and takes everything else for one region. Other choices are
// "one region", "one per object" and "touching objects apart".
objects = "auto";

if (getArgument() != "") open(getArgument());
if (nImages == 0) exit("Open an image first, or give its file as the macro's argument.");

// Values of several words stand in brackets. "results=overlay" draws the regions onto the image;
// "results=[ROI Manager]" would put them into the ROI Manager.
before = Overlay.size;
run("UniBiomed Segment...",
	"target=[" + target + "] modality=[" + modality + "] objects=[" + objects + "] results=overlay");

// The new regions are at the end of the overlay. Activating one makes it the selection, which ImageJ measures.
text = "";
for (i = before; i < Overlay.size; i++) {
	Overlay.activateSelection(i);
	text = text + Roi.getName + ": area " + d2s(getValue("Area"), 0) + ", mean " + d2s(getValue("Mean"), 1) + "\n";
}
run("Select None");
if (text == "") text = "no " + target + " found\n";
print(text);
return text;
