// Follows one object through a stack and measures it in every slice.
//
// Works on the stack that is open, or on a file given as the macro's argument:
//    without windows:  Fiji --headless -macro segment_stack.ijm "folder/my-stack.tif"

// What to follow, in English, and what kind of image this is ("auto" looks for it in the image's title).
target = "brain tumor";
modality = "auto";

if (getArgument() != "") open(getArgument());
if (nImages == 0) exit("Open a stack first, or give its file as the macro's argument.");

// Objects are followed in both directions from the slice that is shown: begin where the object is large.
if (getArgument() != "") setSlice(round(nSlices / 2));

before = Overlay.size;
run("UniBiomed Segment...", "target=[" + target + "] modality=[" + modality + "] slices=volume results=overlay");

// Each slice has a region of its own, which knows its slice.
getVoxelSize(pixelWidth, pixelHeight, depth, unit);
volume = 0;
text = "";
for (i = before; i < Overlay.size; i++) {
	Overlay.activateSelection(i);
	Roi.getPosition(channel, slice, frame);
	if (slice == 0) slice = getSliceNumber();
	area = getValue("Area");
	volume = volume + area * depth;
	text = text + "slice " + slice + ": area " + d2s(area, 0) + "\n";
}
text = text + "volume " + d2s(volume, 0) + "\n";
run("Select None");
print(text);
return text;
