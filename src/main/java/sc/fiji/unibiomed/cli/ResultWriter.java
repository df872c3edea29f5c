package sc.fiji.unibiomed.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.MaskFiles;
import sc.fiji.unibiomed.findings.OverlayPicture;
import sc.fiji.unibiomed.findings.ResultFolder;
import sc.fiji.unibiomed.interpret.Interpretation;
import sc.fiji.unibiomed.interpret.Picture;
import sc.fiji.unibiomed.runtime.LoadedModel;

/** Writes the files of one answer. */
final class ResultWriter {

	private ResultWriter() {
	}

	/**
	 * Writes {@code answer.json}, a mask per finding and, with findings, {@code overlay.png}; whole or not at all.
	 *
	 * @return the text of {@code answer.json}
	 */
	static String write(final Interpretation answer, final Optional<Picture> picture, final Asking asking,
		final LoadedModel model, final long beginNanos, final Path output) throws IOException
	{
		final boolean stack = picture.isPresent() && picture.get().isStack();
		try (ResultFolder folder = new ResultFolder(output)) {
			for (final Finding finding : answer.findings()) {
				final Path file = folder.file(maskName(finding.index(), stack));
				if (stack) {
					MaskFiles.writeTiff(finding.frames().stream().map(FindingMask::mask).toList(), file);
				}
				else {
					MaskFiles.writePng(finding.frames().get(0).mask(), file);
				}
			}
			if (!answer.findings().isEmpty()) {
				final int frame = fullestFrame(answer);
				OverlayPicture.writePng(OverlayPicture.draw(picture.orElseThrow().frame(frame), answer.findings(), frame), folder
					.file("overlay.png"));
			}
			final double total = (System.nanoTime() - beginNanos) / 1e9;
			final String json = AnswerJson.of(answer, asking, model, total, index -> maskName(index, stack));
			Files.writeString(folder.file("answer.json"), json + "\n");
			folder.publish();
			return json;
		}
	}

	private static String maskName(final int index, final boolean stack) {
		return "mask-" + index + (stack ? ".tif" : ".png");
	}

	/** The frame in which the findings cover most; a stack's overlay shows that one. */
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
