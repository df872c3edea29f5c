package sc.fiji.unibiomed.image.raw;

/**
 * What an image is called, and where it comes from; empty where it is not known.
 *
 * @param title for people, as in the title of a window
 * @param file name of its file, without folders
 * @param folder name of the folder that the file is in, without those above it
 */
public record ImageNames(String title, String file, String folder) {

	/** Nothing is known. */
	public static final ImageNames UNKNOWN = new ImageNames("", "", "");
}
