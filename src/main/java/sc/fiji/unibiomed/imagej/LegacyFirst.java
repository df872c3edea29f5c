package sc.fiji.unibiomed.imagej;

/**
 * In Fiji, imagej-legacy changes ImageJ's classes, which must happen before they are loaded. SciJava may make a service before
 * that of imagej-legacy, and looks at its methods; where these name such a class, the service begins with this.
 */
public final class LegacyFirst {

	private LegacyFirst() {
	}

	/** Lets imagej-legacy change the classes, if it is there and has not done so. */
	public static void changeClasses() {
		try {
			Class.forName("net.imagej.legacy.LegacyService");
		}
		catch (final ClassNotFoundException e) {
			// This is a plain ImageJ, whose classes stay as they are.
		}
	}
}
