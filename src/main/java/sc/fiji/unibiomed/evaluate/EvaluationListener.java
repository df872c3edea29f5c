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
package sc.fiji.unibiomed.evaluate;

/** Told how far an evaluation is; called on the thread that evaluates. */
@FunctionalInterface
public interface EvaluationListener {

	/** For callers who do not want to know. */
	EvaluationListener NONE = progress -> {};

	/** Called before the first item and after each, and now and then while volumes are measured. */
	void report(EvaluationProgress progress);
}
