package sc.fiji.unibiomed.fiji.dataset;

import java.util.List;

import net.imagej.ImgPlus;
import net.imglib2.Cursor;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import sc.fiji.unibiomed.imagej.ImageAnswer;
import sc.fiji.unibiomed.imagej.imglib2.MaskedAnswer;

/**
 * The answer to a question about an ImageJ2 image.
 *
 * @param text as people read it
 * @param findings what it points at, in the order of the answer
 * @param notes what the user should know about it, one sentence each; mostly empty
 * @param device what the networks ran on, such as {@code cuda:0}
 * @param frame an image without anything inside, as large as every mask
 */
public record ImgPlusAnswer(String text, List<ImgPlusFinding> findings, List<String> notes, String device,
	ImgPlus<BitType> frame)
{

	public ImgPlusAnswer {
		findings = List.copyOf(findings);
		notes = List.copyOf(notes);
	}

	/** An answer about an ImageJ image that shows an ImageJ2 image. */
	static ImgPlusAnswer of(final ImageAnswer answer, final ImgPlus<?> image) {
		final MaskFrame frame = MaskFrame.of(image);
		final List<ImgPlusFinding> findings = answer.answer().findings().stream().map(finding -> new ImgPlusFinding(finding.phrase(),
			finding.confidence(), finding.predictedIou(), finding.objectScore(), frame.mask(finding, answer.positions()))).toList();
		return new ImgPlusAnswer(answer.answer().plainText(), findings, answer.answer().notes(), answer.facts().device(), frame
			.empty());
	}

	/** An answer about an ImgLib2 image without axes, of two dimensions or with red, green and blue as the third. */
	static ImgPlusAnswer of(final MaskedAnswer answer, final long width, final long height) {
		final MaskFrame frame = MaskFrame.plain(width, height);
		final List<ImgPlusFinding> findings = answer.findings().stream().map(finding -> new ImgPlusFinding(finding.phrase(), finding
			.confidence(), finding.predictedIou(), finding.objectScore(), frame.of(finding.mask()))).toList();
		return new ImgPlusAnswer(answer.text(), findings, answer.notes(), answer.device(), frame.empty());
	}

	/** Where any finding is; nothing inside if there is none. */
	public ImgPlus<BitType> mask() {
		final ImgPlus<BitType> all = frame.copy();
		for (final ImgPlusFinding finding : findings) {
			final Cursor<BitType> from = finding.mask().cursor();
			for (final BitType pixel : all) {
				pixel.or(from.next());
			}
		}
		return all;
	}

	/** Numbers of findings, from 1, in the order of the answer; 0 is none. Where findings overlap, the smaller one lies on top. */
	public ImgPlus<UnsignedShortType> labels() {
		return MaskFrame.labels(frame, findings.stream().map(ImgPlusFinding::mask).toList());
	}
}
