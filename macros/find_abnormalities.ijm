// Asks whether anything in an image is abnormal, and where. Research software, not for diagnostic use.
//
// Works on the image that is open, or on a file given as the macro's argument:
//    without windows:  Fiji --headless -macro find_abnormalities.ijm "folder/my-image.png"

if (getArgument() != "") open(getArgument());
if (nImages == 0) exit("Open an image first, or give its file as the macro's argument.");

before = Overlay.size;
run("UniBiomed Find Abnormalities...", "results=overlay");

// A healthy image has an answer, but no region.
answer = lastAnswer();
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

// What the model said, or what it found: the last row of the findings table.
// With windows this table has its own; without, it is ImageJ's "Results".
function lastAnswer() {
	table = "UniBiomed Findings";
	if (isOpen(table))
		answer = Table.getString("Finding", Table.size(table) - 1, table);
	else
		answer = getResultString("Finding", nResults - 1);
	return answer;
}
