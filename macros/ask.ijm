// Asks a question about an image and prints the answer.
//
// Works on the image that is open, or on a file given as the macro's argument:
//    without windows:  Fiji --headless -macro ask.ijm "folder/my-image.png"

// Any question about the image, in English.
question = "What modality is this image?";

if (getArgument() != "") open(getArgument());
if (nImages == 0) exit("Open an image first, or give its file as the macro's argument.");

run("UniBiomed Ask...", "question=[" + question + "] results=none");

text = lastAnswer();
print(question + " " + text);
return text;

// What the model said: the last row of the findings table.
// With windows this table has its own; without, it is ImageJ's "Results".
function lastAnswer() {
	table = "UniBiomed Findings";
	if (isOpen(table))
		answer = Table.getString("Finding", Table.size(table) - 1, table);
	else
		answer = getResultString("Finding", nResults - 1);
	return answer;
}
