// Asks a question about an image and prints the answer.
//
// Works on the image that is open, or on a file given as the macro's argument:
//    without windows:  Fiji --headless -macro ask.ijm "folder/my-image.png"

// Any question about the image, in English.
question = "What modality is this image?";

if (getArgument() != "") open(getArgument());
if (nImages == 0) exit("Open an image first, or give its file as the macro's argument.");

run("UniBiomed Ask...", "question=[" + question + "] results=none");

// What the model said is noted with the image.
text = Property.get("UniBiomed answer");
print(question + " " + text);
return text;
