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

/** Where a finding comes from: the same text in all rows of an answer. */
public final class OriginMeasure extends Measure {

	private final Function<Provenance, String> of;

	OriginMeasure(final String key, final String heading, final String meaning, final Function<Provenance, String> of) {
		super(key, heading, ValueKind.TEXT, UnitKind.NONE, meaning, (row, all) -> of.apply(all.provenance()));
		this.of = of;
	}

	/** The text; empty if nobody knows. */
	public String of(final Provenance provenance) {
		return of.apply(provenance);
	}
}
