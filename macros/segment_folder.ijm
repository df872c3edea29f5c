// Outlines one kind of object in every image of a folder. The results folder gets
//   results.csv      one line per region: file, region, area, mean, centre
//   problems.csv     one line per file that could not be opened
//   *_mask.png       for each region white inside, black outside
//
// The folders are asked for, or are given as the macro's argument with "|" between them:
//    without windows:  Fiji --headless -macro segment_folder.ijm "my-images|my-results"

// What to outline, in English, and what kind of images these are ("auto" looks for it in each image's title).
var target = "nuclei";
var modality = "auto";
// "one region" makes one mask per image; "one per object" one for each nucleus.
var objects = "one region";
// Files with other endings are left alone.
var endings = newArray(".png", ".tif", ".tiff", ".jpg", ".jpeg", ".bmp");
formats = "tif png jpg bmp";

var input, output;
folders = split(getArgument(), "|");
if (folders.length == 2) {
	input = folders[0] + File.separator;
	output = folders[1] + File.separator;
} else {
	input = getDirectory("Choose the folder with the images");
	output = getDirectory("Choose a folder for the results");
}
if (!File.isDirectory(input)) exit("There is no folder " + input);
if (!File.isDirectory(output)) File.makeDirectory(output);

// Batch mode keeps the images' windows closed. Masks are white on black on every computer.
setBatchMode(true);
setOption("BlackBackground", true);
var results = "file,region,area,mean,x,y\n";
problems = "file,problem\n";
done = 0;
failed = 0;
files = getFileList(input);
Array.sort(files);
for (i = 0; i < files.length; i++) {
	if (!isImage(files[i])) continue;
	showProgress(i, files.length);
	images = nImages;
	// ImageJ looks at the beginning of the file: what only pretends to be an image would open as a text.
	format = call("ij.io.Opener.getFileFormat", input + files[i]);
	if (indexOf(formats, format) >= 0) {
		// A damaged image is told in the log, and does not end the macro.
		IJ.redirectErrorMessages();
		open(input + files[i]);
	}
	if (nImages == images) {
		failed++;
		name = quoted(files[i]);
		problems = problems + name + ",cannot be opened\n";
		continue;
	}
	measure(files[i]);
	close();
	done++;
}
File.saveString(results, output + "results.csv");
File.saveString(problems, output + "problems.csv");
text = "" + done + " images done, " + failed + " failed";
print(text);
return text;

// Segments the image that is open, and writes down its regions.
function measure(file) {
	before = Overlay.size;
	run("UniBiomed Segment...",
		"target=[" + target + "] modality=[" + modality + "] objects=[" + objects + "] results=overlay");
	image = getImageID;
	for (k = before; k < Overlay.size; k++) {
		Overlay.activateSelection(k);
		region = Roi.getName;
		fileCell = quoted(file);
		regionCell = quoted(region);
		results = results + fileCell + "," + regionCell + "," + getValue("Area") + "," + getValue("Mean") + "," +
			getValue("X") + "," + getValue("Y") + "\n";
		run("Create Mask");
		saveAs("PNG", output + File.getNameWithoutExtension(file) + "_" + replace(region, " ", "_") + "_mask.png");
		close();
		selectImage(image);
	}
	run("Select None");
}

function isImage(file) {
	for (k = 0; k < endings.length; k++)
		if (endsWith(toLowerCase(file), endings[k])) return true;
	return false;
}

// Names may contain commas and quotes.
function quoted(name) {
	return "\"" + replace(name, "\"", "\"\"") + "\"";
}
