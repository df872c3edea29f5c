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
package sc.fiji.unibiomed.image.intensity;

/**
 * Two percentiles, between which values are stretched.
 *
 * @param low in percent, from 0 to 100
 * @param high in percent, from {@code low} to 100
 */
public record PercentileRange(double low, double high) {

	/**
	 * 0.5 to 99.5, of the values above 0: what BiomedParse and MedSAM ({@code pre_CT_MR.py}) do with everything that is
	 * not computed tomography. The background of a magnetic resonance image is 0 and would otherwise decide.
	 */
	public static final PercentileRange MRI = new PercentileRange(0.5, 99.5);

	/**
	 * 1 to 99.8, of all values: what StarDist's published models for fluorescence images were trained and are used
	 * with. The camera's offset becomes black, and few bright pixels are enough to be seen.
	 */
	public static final PercentileRange FLUORESCENCE = new PercentileRange(1, 99.8);

	/** @throws IllegalArgumentException if they are no percentages, or the wrong way round */
	public PercentileRange {
		if (!(low >= 0 && low <= high && high <= 100)) {
			throw new IllegalArgumentException("There are no percentiles " + low + " to " + high + ".");
		}
	}
}
