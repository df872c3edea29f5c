package sc.fiji.unibiomed.cli;

import java.util.OptionalInt;

import picocli.CommandLine.Option;
import sc.fiji.unibiomed.interpret.large.LargeImageInterpreter;
import sc.fiji.unibiomed.interpret.task.ImageFormat;
import sc.fiji.unibiomed.interpret.task.View;

/** What of a picture the model is shown at once. */
final class ViewOptions {

	private static final String WHOLE = "whole";
	private static final String AUTO = "auto";

	@Option(names = "--key-frame", paramLabel = "N", description = "Show the model frame N of a stack, counted from 1, and follow what it finds there in both directions. Without it, the model sees the first five frames, small, and goes forward from there.")
	private Integer keyFrame;

	@Option(names = "--each-frame", description = "Ask about each frame of a stack by itself.")
	private boolean eachFrame;

	@Option(names = "--fields", paramLabel = "auto|whole|SIDE", defaultValue = WHOLE,
		description = "Look at a large image in overlapping fields of SIDE pixels; auto: of " +
		LargeImageInterpreter.DEFAULT_SIDE + " pixels, if a side of it has more than " + LargeImageInterpreter.LARGE +
		"; whole (default): in one piece. For a stack, only with --each-frame.")
	private String fields;

	@Option(names = "--level", paramLabel = "auto|N", defaultValue = AUTO, description = "Which level of an image pyramid to read, counted from 1, the full resolution; auto (default): with --fields the full one, else the smallest with at least " +
		ImageFormat.OVERVIEW_SIDE + " pixels along a side. Masks are as large as the level.")
	private String level;

	/** Finds what does not fit together, before any file is read. */
	void check(final boolean image, final boolean stack, final boolean region, final boolean pastText) {
		if (keyFrame != null && eachFrame) {
			throw new UsageException("--key-frame follows objects from one frame, --each-frame asks about every frame by " +
				"itself; use one of them.");
		}
		if (!stack && (keyFrame != null || eachFrame)) {
			throw new UsageException((eachFrame ? "--each-frame" : "--key-frame") +
				" needs a stack: --stack, or --image once per frame.");
		}
		level();
		if (View.Fields.parse(fields).kind() == View.Fields.Kind.WHOLE) {
			return;
		}
		if (!image) {
			throw new UsageException("--fields needs an --image.");
		}
		if (keyFrame != null) {
			throw new UsageException("--fields does not go with --key-frame: objects are followed through whole frames.");
		}
		if (stack && !eachFrame) {
			throw new UsageException("--fields does not go with a stack, unless each frame is asked about by itself; add " +
				"--each-frame.");
		}
		if (region) {
			throw new UsageException("--fields does not go with --region: a region is described in its whole image.");
		}
		if (pastText) {
			throw new UsageException("--fields does not go with --past-text: a conversation is about the whole image.");
		}
	}

	/** The choices, after the {@link #check}. */
	View view() {
		return new View(keyFrame == null ? OptionalInt.empty() : OptionalInt.of(keyFrame), eachFrame, View.Fields.parse(
			fields), level());
	}

	private OptionalInt level() {
		if (level.equals(AUTO)) {
			return OptionalInt.empty();
		}
		try {
			final int number = Integer.parseInt(level);
			if (number >= 1) {
				return OptionalInt.of(number);
			}
		}
		catch (final NumberFormatException e) {
			// Told below like any other wrong value.
		}
		throw new UsageException("--level must be auto, or a number from 1, not '" + level + "'.");
	}
}
