package sc.fiji.unibiomed.imagej.plain;

import org.scijava.Context;

/** Lets tests of other packages see what the menu entries of a plain ImageJ did. */
public final class MenuContext {

	private MenuContext() {
	}

	/** The context in which they run. */
	public static Context get() {
		return UniBiomedPlugIn.context();
	}
}
