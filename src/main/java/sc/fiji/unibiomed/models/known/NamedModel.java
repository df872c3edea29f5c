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
package sc.fiji.unibiomed.models.known;

import java.util.Optional;

/**
 * A model that somebody asks for.
 *
 * @param name what it is called
 * @param source where it comes from
 * @param about what is known of it; empty for models of the user's own
 */
public record NamedModel(String name, ModelSource source, Optional<KnownModel> about) {

	public static NamedModel of(final KnownModel known) {
		return new NamedModel(known.name(),
			known.source().<ModelSource>map(ModelSource.Repository::new).orElseGet(ModelSource.Embedded::new),
			Optional.of(known));
	}
}
