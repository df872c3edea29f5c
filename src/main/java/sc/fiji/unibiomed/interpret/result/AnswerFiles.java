/*-
 * #%L
 * UniBiomed for Fiji: grounded vision-language models in ImageJ.
 * %%
 * Copyright (C) 2026 UniBiomed for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package sc.fiji.unibiomed.interpret.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.MaskFiles;
import sc.fiji.unibiomed.findings.OverlayPicture;
import sc.fiji.unibiomed.findings.ResultFolder;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.question.Picture;

/** Writes the files of one answer: {@code answer.json}, a mask per finding and, with findings, {@code overlay.png}. */
public final class AnswerFiles {

	private static final String OVERLAY = "overlay.png";

	private AnswerFiles() {}

	/**
	 * Writes a folder with the files, whole or not at all.
	 *
	 * @param extra writes more files into the folder
	 * @return the text of {@code answer.json}
	 * @throws IOException if something cannot be written
	 */
	public static String write(final FileAnswer answer, final Path output, final Extra extra) throws IOException {
		try (ResultFolder folder = new ResultFolder(output)) {
			extra.write(folder::file);
			final String json = write(answer, folder::file);
			folder.publish();
			return json;
		}
	}

	/** The text of {@code answer.json}, without writing anything. */
	public static String json(final FileAnswer answer) throws IOException {
		final double total = (System.nanoTime() - answer.beginNanos()) / 1e9;
		return AnswerJson.of(answer, total, index -> maskName(index, answer.isStack()), Map.of());
	}

	/** Writes more files beside those of an answer. */
	@FunctionalInterface
	public interface Extra {

		/** No more. */
		Extra NONE = files -> {};

		/** @param files gives the place of a file from its name */
		void write(Function<String, Path> files) throws IOException;
	}

	/**
	 * Writes the files into a folder that somebody else looks after.
	 *
	 * @param files gives the place of a file from its name
	 * @return the text of {@code answer.json}
	 * @throws IOException if something cannot be written
	 */
	public static String write(final FileAnswer answer, final Function<String, Path> files) throws IOException {
		return write(answer, () -> overlay(answer.answer(), answer.picture().orElseThrow()), List.of(), files);
	}

	/**
	 * As the other method, for who has drawn the overlay already.
	 *
	 * @param overlay is asked for only if there are findings
	 * @param others gives the names of all files that have to be there before {@code answer.json} is, which tells their
	 *            sizes, so that anybody can see whether the answer is whole
	 */
	public static String write(final FileAnswer written, final Supplier<RgbImage> overlay, final List<String> others,
		final Function<String, Path> files) throws IOException
	{
		final Map<String, Long> sizes = new TreeMap<>();
		final Interpretation answer = written.answer();
		final boolean stack = written.isStack();
		for (final Finding finding : answer.findings()) {
			if (finding.check().isAbsent()) {
				continue;
			}
			final Path file = files.apply(maskName(finding.index(), stack));
			if (stack) {
				MaskFiles.writeTiff(finding.frames().stream().map(FindingMask::mask).toList(), file);
			}
			else {
				MaskFiles.writePng(finding.frames().get(0).mask(), file);
			}
			sizes.put(file.getFileName().toString(), Files.size(file));
		}
		if (!answer.findings().isEmpty()) {
			OverlayPicture.writePng(overlay.get(), files.apply(OVERLAY));
			sizes.put(OVERLAY, Files.size(files.apply(OVERLAY)));
		}
		for (final String name : others) {
			sizes.put(name, Files.size(files.apply(name)));
		}
		final double total = (System.nanoTime() - written.beginNanos()) / 1e9;
		final String json = AnswerJson.of(written, total, index -> maskName(index, stack),
			others.isEmpty() ? Map.of() : sizes);
		Files.writeString(files.apply("answer.json"), json + "\n");
		return json;
	}

	/**
	 * The picture with the findings drawn over it; of a stack, the frame in which they cover most. A very large picture
	 * is made smaller, and never in memory as a whole.
	 */
	public static RgbImage overlay(final Interpretation answer, final Picture picture) {
		final int frame = answer.findings().isEmpty() ? 0 : fullestFrame(answer);
		final int factor = ReducedFrame.factor(picture);
		return OverlayPicture.draw(ReducedFrame.of(picture, frame, factor), factor, answer.findings(), frame);
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
