package sc.fiji.unibiomed.imagej.plain;

import java.util.List;
import java.util.Optional;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.CheckedInputs;

/** Asks a command whether it can use what was entered, while the user is still entering it. */
final class InputCheck {

	private InputCheck() {
	}

	/** What is wrong with the first input that cannot be used, for people. */
	static Optional<String> complaint(final Module module, final List<ModuleItem<?>> items) {
		if (!(module.getDelegateObject() instanceof CheckedInputs command)) {
			return Optional.empty();
		}
		try {
			items.forEach(item -> command.check(item.getName()));
			return Optional.empty();
		}
		catch (final InputException e) {
			return Optional.of(e.getMessage());
		}
	}
}
