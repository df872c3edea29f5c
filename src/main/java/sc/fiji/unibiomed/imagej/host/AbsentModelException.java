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
package sc.fiji.unibiomed.imagej.host;

import sc.fiji.unibiomed.models.known.MissingModelException;
import sc.fiji.unibiomed.models.known.NamedModel;
import sc.fiji.unibiomed.runtime.failure.InferenceException;

/**
 * A question cannot be answered because its model is not on this disk. The message is for people, and says how to fetch
 * it.
 */
public final class AbsentModelException extends InferenceException {

	private static final long serialVersionUID = 1L;

	private final transient NamedModel model;

	AbsentModelException(final MissingModelException missing) {
		super(missing.getMessage(), missing);
		model = missing.model();
	}

	/** Which one. */
	public NamedModel model() {
		return model;
	}
}
