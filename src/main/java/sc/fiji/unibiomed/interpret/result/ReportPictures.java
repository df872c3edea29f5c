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

import java.util.List;

import sc.fiji.unibiomed.findings.measure.ReportPicture;
import sc.fiji.unibiomed.interpret.question.Picture;

/** Makes the small pictures of reports while a picture can still be read; of any size, as it is read strip by strip. */
public final class ReportPictures {

	private ReportPictures() {}

	/**
	 * Makes them.
	 *
	 * @param picture as the model saw it
	 * @param frames indices of those to show, from 0; see {@link ReportPicture#framesOf}
	 */
	public static List<ReportPicture> of(final Picture picture, final List<Integer> frames) {
		final int factor = ReportPicture.factor(picture.width(), picture.height());
		return frames.stream().map(frame -> new ReportPicture(frame, factor, ReducedFrame.of(picture, frame, factor)))
			.toList();
	}
}
