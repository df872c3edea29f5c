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
package sc.fiji.unibiomed.findings;

/**
 * What becomes of the outline of one finding.
 *
 * @param kind never {@link ObjectKind#AUTO}
 * @param smallest objects with fewer pixels are left out; at least 0. In a volume, pixels of all slices count
 * @param isUsual whether the kind is what is usual for the target, and was not asked for
 */
public record ObjectRule(ObjectKind kind, int smallest, boolean isUsual) {

	/** One region. */
	public static final ObjectRule WHOLE = new ObjectRule(ObjectKind.ONE, 0, true);

	/** @throws IllegalArgumentException if it decides nothing */
	public ObjectRule {
		if (kind == ObjectKind.AUTO || smallest < 0) {
			throw new IllegalArgumentException("No rule: " + kind + ", " + smallest);
		}
	}

	/** Whether objects are told apart. */
	public boolean isSplit() {
		return kind != ObjectKind.ONE;
	}
}
