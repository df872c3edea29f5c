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
package sc.fiji.unibiomed.evaluate;

/**
 * How far the measuring of volumes is, which begins when all items are through.
 *
 * @param done volumes that are measured
 * @param total all volumes; 0 if there are none
 * @param share how much of the next one is measured, from 0 to below 1
 */
public record VolumeProgress(int done, int total, double share) {

	/** Of data sets without volumes. */
	public static final VolumeProgress NONE = new VolumeProgress(0, 0, 0);

	private static final int PERCENT = 100;

	/** For people: {@code 2 of 12 volumes measured and 40 % of the next}. */
	public String words() {
		final int percent = (int) (PERCENT * share);
		return done + " of " + total + " volumes measured" + (percent == 0 ? "" : " and " + percent + " % of the next");
	}
}
