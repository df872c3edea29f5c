package sc.fiji.unibiomed.cli;

import java.util.Optional;
import java.util.OptionalInt;

import picocli.CommandLine.Option;
import sc.fiji.unibiomed.interpret.Picture;
import sc.fiji.unibiomed.interpret.large.LargeImageInterpreter;

/** What of a picture the model is shown at once. */
final class ViewOptions {

	private static final String WHOLE = "whole";
	private static final String AUTO = "auto";

	@Option(names = "--key-frame", paramLabel = "N", description = "Show the model frame N of a stack, counted from 1, and follow what it finds there in both directions. Without it, the model sees the first five frames, small, and goes forward from there.")
	private Integer keyFrame;

	@Option(names = "--each-frame", description = "Ask about each frame of a stack by itself.")
	private boolean eachFrame;

	@Option(names = "--fields", paramLabel = "auto|whole|SIDE", defaultValue = WHOLE, description = "Look at a large image in overlapping fields of SIDE pixels; auto: of " +
		LargeImageInterpreter.DEFAULT_SIDE + " pixels, if a side of it has more than " + LargeImageInterpreter.LARGE +
		"; whole (default): in one piece. For a stack, only with --each-frame.")
	private String fields;

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
		if (!inFields()) {
			return;
		}
		if (!AUTO.equals(fields)) {
			side();
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

	/** How to ask about a picture, after the {@link #check}. */
	Asking asking(final Optional<Picture> picture) {
		if (keyFrame != null) {
			final int frames = picture.orElseThrow().frameCount();
			if (keyFrame < 1 || keyFrame > frames) {
				throw new UsageException("--key-frame must be from 1 to " + frames + ", the number of frames, not " + keyFrame +
					".");
			}
			return new Asking(FrameOrder.FROM_KEY, keyFrame - 1, OptionalInt.empty());
		}
		final FrameOrder order = eachFrame ? FrameOrder.EACH : Asking.asTheReference(picture).order();
		return new Asking(order, 0, inFields() ? fieldSide(picture.orElseThrow()) : OptionalInt.empty());
	}

	private OptionalInt fieldSide(final Picture picture) {
		if (!AUTO.equals(fields)) {
			return OptionalInt.of(side());
		}
		return LargeImageInterpreter.isLarge(picture.width(), picture.height()) ? OptionalInt.of(
			LargeImageInterpreter.DEFAULT_SIDE) : OptionalInt.empty();
	}

	private boolean inFields() {
		return !WHOLE.equals(fields);
	}

	private int side() {
		try {
			final int side = Integer.parseInt(fields);
			if (side >= LargeImageInterpreter.MIN_SIDE) {
				return side;
			}
		}
		catch (final NumberFormatException e) {
			// Told below like any other wrong value.
		}
		throw new UsageException("--fields must be auto, whole, or a side of at least " + LargeImageInterpreter.MIN_SIDE +
			" pixels, not '" + fields + "'.");
	}
}
