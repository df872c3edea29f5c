package sc.fiji.unibiomed.imagej;

import sc.fiji.unibiomed.image.InputException;

/**
 * A command that can say of each of its inputs whether it is usable, while the user is still entering it. SciJava's own
 * validaters are not used for this: what they refuse ends a macro or script with an exception instead of a sentence.
 */
public interface CheckedInputs {

	/**
	 * Checks one input as it is now.
	 *
	 * @param input its name; inputs that are always usable are passed over
	 * @throws InputException if it cannot be used; the message says why
	 */
	void check(String input);
}
