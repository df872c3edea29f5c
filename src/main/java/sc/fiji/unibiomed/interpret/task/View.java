package sc.fiji.unibiomed.interpret.task;

import java.util.Optional;
import java.util.OptionalInt;

import sc.fiji.unibiomed.interpret.Picture;
import sc.fiji.unibiomed.interpret.PromptException;
import sc.fiji.unibiomed.interpret.large.LargeImageInterpreter;

/**
 * What of pictures the model is shown at once, chosen before they are known.
 *
 * @param keyFrame number of the frame of a stack that is shown, from 1; empty for the first frames, as the reference
 * does it
 * @param eachFrame whether each frame of a stack is asked about by itself
 * @param fields in which fields large images are looked at
 * @param chosenLevel which level of a pyramid is read, from 1, the full resolution; empty for what suits the fields
 */
public record View(OptionalInt keyFrame, boolean eachFrame, Fields fields, OptionalInt chosenLevel) {

	/** In which fields large images are looked at. */
	public record Fields(Kind kind, int side) {

		/** Whether they are, and who says how large fields are. */
		public enum Kind {
			/** In one piece. */
			WHOLE,
			/** In fields of the usual size where an image is large. */
			AUTO,
			/** In fields of a chosen side. */
			SIDE
		}

		/** Every image in one piece. */
		public static final Fields WHOLE = new Fields(Kind.WHOLE, 0);

		/**
		 * Reads {@code whole}, {@code auto} or a side in pixels.
		 *
		 * @throws PromptException if it is none of them
		 */
		public static Fields parse(final String text) {
			return switch (text) {
				case "whole" -> WHOLE;
				case "auto" -> new Fields(Kind.AUTO, 0);
				default -> new Fields(Kind.SIDE, side(text));
			};
		}

		private static int side(final String text) {
			try {
				final int side = Integer.parseInt(text);
				if (side >= LargeImageInterpreter.MIN_SIDE) {
					return side;
				}
			}
			catch (final NumberFormatException e) {
				// Told below like any other wrong value.
			}
			throw new PromptException("--fields must be auto, whole, or a side of at least " + LargeImageInterpreter.MIN_SIDE +
				" pixels, not '" + text + "'.");
		}

		OptionalInt sideFor(final Picture picture) {
			return switch (kind) {
				case WHOLE -> OptionalInt.empty();
				case SIDE -> OptionalInt.of(side);
				case AUTO -> LargeImageInterpreter.isLarge(picture.width(), picture.height()) ? OptionalInt.of(
					LargeImageInterpreter.DEFAULT_SIDE) : OptionalInt.empty();
			};
		}

		/** As {@link #parse} reads it. */
		@Override
		public String toString() {
			return switch (kind) {
				case WHOLE -> "whole";
				case AUTO -> "auto";
				case SIDE -> Integer.toString(side);
			};
		}
	}

	/** As the reference looks at pictures. */
	public static final View REFERENCE = new View(OptionalInt.empty(), false, Fields.WHOLE);

	/** Of pyramids, the level that suits the fields. */
	public View(final OptionalInt keyFrame, final boolean eachFrame, final Fields fields) {
		this(keyFrame, eachFrame, fields, OptionalInt.empty());
	}

	/**
	 * Which level of a pyramid is read: the chosen one; else, where images are looked at in fields, the full resolution,
	 * and where they are shown whole, one that is large enough for it.
	 *
	 * @return from 1; empty for one that is large enough, see {@link ImageFormat#OVERVIEW_SIDE}
	 */
	public OptionalInt level() {
		return chosenLevel.isPresent() || fields.kind() == Fields.Kind.WHOLE ? chosenLevel : OptionalInt.of(1);
	}

	/**
	 * How to ask about a picture.
	 *
	 * @throws PromptException if it has no such frame
	 */
	public Asking asking(final Optional<Picture> picture) {
		final boolean stack = picture.isPresent() && picture.get().isStack();
		if (keyFrame.isPresent() && stack) {
			final int frames = picture.get().frameCount();
			if (keyFrame.getAsInt() < 1 || keyFrame.getAsInt() > frames) {
				throw new PromptException("--key-frame must be from 1 to " + frames + ", the number of frames, not " + keyFrame
					.getAsInt() + ".");
			}
			return new Asking(FrameOrder.FROM_KEY, keyFrame.getAsInt() - 1, OptionalInt.empty());
		}
		final FrameOrder order = eachFrame && stack ? FrameOrder.EACH : Asking.asTheReference(picture).order();
		// Objects are followed through whole frames.
		final boolean followed = order == FrameOrder.REFERENCE;
		return new Asking(order, 0, picture.isEmpty() || followed ? OptionalInt.empty() : fields.sideFor(picture.get()));
	}

	/** The choices as one word each, for a task's identity. */
	@Override
	public String toString() {
		return (keyFrame.isPresent() ? "key-frame " + keyFrame.getAsInt() : eachFrame ? "each-frame" : "reference") +
			", fields " + fields + (chosenLevel.isPresent() ? ", level " + chosenLevel.getAsInt() : "");
	}
}
