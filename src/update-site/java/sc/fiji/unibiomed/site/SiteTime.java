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
package sc.fiji.unibiomed.site;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Times as an update site writes them: 14 digits from year to second. Here always of Greenwich, wherever the build
 * runs.
 */
final class SiteTime {

	private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss")
		.withZone(ZoneOffset.UTC);

	private SiteTime() {}

	static long of(final Instant time) {
		return Long.parseLong(DIGITS.format(time));
	}

	/** @throws IllegalArgumentException if the text is not 14 digits */
	static long parse(final String digits) {
		if (!digits.matches("\\d{14}")) {
			throw new IllegalArgumentException(
				"A timestamp has 14 digits, as 20261125101500 has; '" + digits + "' is none.");
		}
		return Long.parseLong(digits);
	}
}
