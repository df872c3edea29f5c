package sc.fiji.unibiomed.imagej.assistant;

import sc.fiji.unibiomed.imagej.Modality;
import sc.fiji.unibiomed.imagej.Task;

/**
 * Something to ask, in the words that the model was trained on.
 *
 * @param label of its button
 * @param prompt what is asked
 * @param blank the part of the prompt that the user is to replace; empty if it can be asked as it is
 */
record Suggestion(String label, String prompt, String blank) {

	static Suggestion modality() {
		return new Suggestion("What modality is this?", "What modality is this image?", "");
	}

	static Suggestion abnormalities() {
		return new Suggestion("Find abnormalities", Task.findPrompt(), "");
	}

	static Suggestion report() {
		return new Suggestion("Write a report", Task.reportPrompt(), "");
	}

	/** @param title of the image, which may tell the modality */
	static Suggestion segment(final String title) {
		final String modality = Modality.inPrompt(Modality.AUTO, title);
		String target = "nuclei";
		for (final Modality known : Modality.values()) {
			if (known.label().equals(modality)) {
				target = known.targets().get(0);
			}
		}
		return new Suggestion("Segment …", Task.segmentPrompt(target, modality), target);
	}
}
