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
package sc.fiji.unibiomed.findings.measure;

import java.util.function.Function;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingMask;

/**
 * A measure that needs to know the mask only. It can be told of a finding as a whole, too: of all its frames
 * together.
 */
public final class MaskMeasure extends Measure {

	private final Function<FindingMask, Number> ofMask;
	private final Function<Finding, Number> ofFinding;

	/**
	 * The other parameters are those of a {@link Measure}.
	 *
	 * @param ofMask in one frame; NaN where there is no number
	 * @param ofFinding in all frames together; likewise
	 */
	MaskMeasure(final String key, final String heading, final ValueKind kind, final UnitKind unit, final String meaning,
		final Function<FindingMask, Number> ofMask, final Function<Finding, Number> ofFinding)
	{
		super(key, heading, kind, unit, meaning,
			(row, all) -> row.finding().check().isAbsent() ? Double.NaN : ofMask.apply(row.mask()));
		this.ofMask = ofMask;
		this.ofFinding = ofFinding;
	}

	/** Of one frame; NaN where there is no number. */
	public Number of(final FindingMask mask) {
		return ofMask.apply(mask);
	}

	/** Of all frames together; NaN where there is no number, as of what is absent. */
	public Number of(final Finding finding) {
		return finding.check().isAbsent() ? Double.NaN : ofFinding.apply(finding);
	}
}
