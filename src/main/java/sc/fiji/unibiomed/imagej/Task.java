package sc.fiji.unibiomed.imagej;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The five tasks, and how the model was trained to be asked for them (Wu et al., arXiv 2504.21336).
 */
public enum Task {

	SEGMENT("segmentation"), FIND("disease recognition"), DESCRIBE("region understanding"), ASK("question answering"),
		REPORT("report");

	private final String label;

	Task(final String label) {
		this.label = label;
	}

	/** For tables and files. */
	public String label() {
		return label;
	}

	/**
	 * Asks for the outline of something.
	 *
	 * @param target what to outline
	 * @param modality of the image, or blank
	 */
	public static String segmentPrompt(final String target, final String modality) {
		return "Please segment " + target.strip() + (modality.isBlank() ? "" : " in " + modality.strip()) + ".";
	}

	/** Asks whether something is abnormal, and where. */
	public static String findPrompt() {
		return "Can we observe any signs of abnormality? Please respond with interleaved segmentation masks for the " +
			"corresponding parts.";
	}

	/** Asks for a report whose phrases point into the image. */
	public static String reportPrompt() {
		return "Could you describe the abnormality in this image? Please highlight the region with interleaved segmentation " +
			"masks.";
	}

	/** Asks what regions show. */
	public static String describePrompt(final int regions) {
		if (regions == 1) {
			return "What is the <region> in the picture?";
		}
		final List<String> names = IntStream.rangeClosed(1, regions).mapToObj(i -> "region" + i).toList();
		return "What are " + names.stream().limit(regions - 1L).collect(Collectors.joining(", ")) + " and " + names.get(
			regions - 1) + " in the picture?";
	}
}
