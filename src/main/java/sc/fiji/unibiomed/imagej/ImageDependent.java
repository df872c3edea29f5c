package sc.fiji.unibiomed.imagej;

import java.util.Map;

import ij.ImagePlus;

/**
 * A command whose inputs begin with values that depend on the image. SciJava's own initializers are not used for this: they
 * run after a macro's or script's values were set, and would replace them.
 */
public interface ImageDependent {

	/**
	 * What a dialog shall begin with.
	 *
	 * @param image the image that the command will work on
	 * @return values by the names of inputs; others keep theirs
	 */
	Map<String, Object> inputsFor(ImagePlus image);
}
