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
package sc.fiji.unibiomed.cli.option;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import sc.fiji.unibiomed.cli.terminal.UsageException;
import sc.fiji.unibiomed.findings.FindingCheck;
import sc.fiji.unibiomed.findings.export.FindingsExporter;
import sc.fiji.unibiomed.findings.export.FindingsExporters;

/** What {@code --export} names. */
public final class ExportOption {

	private ExportOption() {}

	/**
	 * What {@code --only} names.
	 *
	 * @return empty for all findings
	 * @throws UsageException if there is no such check
	 */
	public static Optional<Set<FindingCheck.Verdict>> only(final String list) {
		if (list.isBlank()) {
			return Optional.empty();
		}
		try {
			return Optional.of(FindingCheck.Verdict.named(list));
		}
		catch (final IllegalArgumentException e) {
			throw new UsageException("--only: " + e.getMessage());
		}
	}

	/** @throws UsageException if one is not installed; the message names those that are */
	public static List<FindingsExporter> parse(final String list) {
		try {
			return FindingsExporters.named(list);
		}
		catch (final IllegalArgumentException e) {
			throw new UsageException("--export: " + e.getMessage());
		}
	}
}
