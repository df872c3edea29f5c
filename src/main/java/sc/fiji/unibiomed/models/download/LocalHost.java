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
package sc.fiji.unibiomed.models.download;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Names of this computer, to which nothing travels through a network. */
final class LocalHost {

	/** The names that every system gives it (RFC 6761, section 6.3; RFC 4291, section 2.5.3). */
	private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

	private LocalHost() {}

	/** Whether an address names this computer; what merely begins or ends like it does not. */
	static boolean isNamedBy(final URI address) {
		return address.getHost() != null && NAMES.contains(address.getHost().toLowerCase(Locale.ROOT));
	}
}
