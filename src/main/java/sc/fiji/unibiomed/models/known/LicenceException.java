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

import java.io.IOException;

/** The user has not agreed to a model's licence, so it was not fetched. The message is for people. */
public final class LicenceException extends IOException {

	private static final long serialVersionUID = 1;

	private final transient Licence licence;

	public LicenceException(final Licence licence) {
		super("The licence of " + licence.model() + " was not accepted, so nothing was downloaded.");
		this.licence = licence;
	}

	/** The licence. */
	public Licence licence() {
		return licence;
	}
}
