package sc.fiji.unibiomed.interpret.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.MaskFiles;
import sc.fiji.unibiomed.findings.OverlayPicture;
import sc.fiji.unibiomed.findings.ResultFolder;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.interpret.Interpretation;
import sc.fiji.unibiomed.interpret.Picture;
import sc.fiji.unibiomed.runtime.LoadedModel;

/** Writes the files of one answer: {@code answer.json}, a mask per finding and, with findings, {@code overlay.png}. */
public final class AnswerFiles {

	private AnswerFiles() {
	}

	/**
	 * Writes a folder with the files, whole or not at all.
	 *
	 * @param beginNanos when the work began, of {@link System#nanoTime}
	 * @return the text of {@code answer.json}
	 * @throws IOException if something cannot be written
	 */
	public static String write(final Interpretation answer, final Optional<Picture> picture, final Asking asking,
		final LoadedModel model, final long beginNanos, final Path output) throws IOException
	{
		try (ResultFolder folder = new ResultFolder(output)) {
			final String json = write(answer, picture, asking, model, beginNanos, folder::file);
			folder.publish();
			return json;
		}
	}

	/**
	 * Writes the files into a folder that somebody else looks after.
	 *
	 * @param files gives the place of a file from its name
	 * @return the text of {@code answer.json}
	 * @throws IOException if something cannot be written
	 */
	public static String write(final Interpretation answer, final Optional<Picture> picture, final Asking asking,
		final LoadedModel model, final long beginNanos, final Function<String, Path> files) throws IOException
	{
		return write(answer, picture, () -> overlay(answer, picture.orElseThrow()), asking, model, beginNanos, files);
	}

	/**
	 * As the other method, for who has drawn the overlay already.
	 *
	 * @param overlay is asked for only if there are findings
	 */
	public static String write(final Interpretation answer, final Optional<Picture> picture,
		final Supplier<RgbImage> overlay, final Asking asking, final LoadedModel model, final long beginNanos, final Function<String, Path> files)
		throws IOException
	{
		final boolean stack = picture.isPresent() && picture.get().isStack();
		for (final Finding finding : answer.findings()) {
			final Path file = files.apply(maskName(finding.index(), stack));
			if (stack) {
				MaskFiles.writeTiff(finding.frames().stream().map(FindingMask::mask).toList(), file);
			}
			else {
				MaskFiles.writePng(finding.frames().get(0).mask(), file);
			}
		}
		if (!answer.findings().isEmpty()) {
			OverlayPicture.writePng(overlay.get(), files.apply("overlay.png"));
		}
		final double total = (System.nanoTime() - beginNanos) / 1e9;
		final String json = AnswerJson.of(answer, asking, model, total, index -> maskName(index, stack));
		Files.writeString(files.apply("answer.json"), json + "\n");
		return json;
	}

	/**
	 * The picture with the findings drawn over it; of a stack, the frame in which they cover most. A very large picture is made
	 * smaller, and never in memory as a whole.
	 */
	public static RgbImage overlay(final Interpretation answer, final Picture picture) {
		final int frame = answer.findings().isEmpty() ? 0 : fullestFrame(answer);
		final int factor = Overview.factor(picture);
		return OverlayPicture.draw(Overview.of(picture, frame, factor), factor, answer.findings(), frame);
	}

	private static String maskName(final int index, final boolean stack) {
		return "mask-" + index + (stack ? ".tif" : ".png");
	}

	private static int fullestFrame(final Interpretation answer) {
		int best = 0;
		long most = -1;
		for (int frame = 0; frame < answer.findings().get(0).frames().size(); frame++) {
			long pixels = 0;
			for (final Finding finding : answer.findings()) {
				pixels += finding.frames().get(frame).shape().pixels();
			}
			if (pixels > most) {
				most = pixels;
				best = frame;
			}
		}
		return best;
	}
}
