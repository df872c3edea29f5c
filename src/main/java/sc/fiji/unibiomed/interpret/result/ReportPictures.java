package sc.fiji.unibiomed.interpret.result;

import java.util.List;

import sc.fiji.unibiomed.findings.measure.ReportPicture;
import sc.fiji.unibiomed.interpret.question.Picture;

/** Makes the small pictures of reports while a picture can still be read; of any size, as it is read strip by strip. */
public final class ReportPictures {

	private ReportPictures() {
	}

	/**
	 * Makes them.
	 *
	 * @param picture as the model saw it
	 * @param frames indices of those to show, from 0; see {@link ReportPicture#framesOf}
	 */
	public static List<ReportPicture> of(final Picture picture, final List<Integer> frames) {
		final int factor = ReportPicture.factor(picture.width(), picture.height());
		return frames.stream().map(frame -> new ReportPicture(frame, factor, ReducedFrame.of(picture, frame, factor))).toList();
	}
}
