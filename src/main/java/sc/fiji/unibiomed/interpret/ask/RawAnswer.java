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
package sc.fiji.unibiomed.interpret.ask;

/**
 * A question about an image that needs no window, answered.
 *
 * @param question as it was asked; tells how the image was shown, and which planes the frames of findings are
 * @param reply text, findings, notes, and what is said of regions
 * @param model name of the model
 * @param modelSha256 SHA-256 of its weights
 * @param precision of the arithmetic, such as {@code exact}
 * @param device what the networks ran on, such as {@code cuda:0}
 */
public record RawAnswer(ImageQuestion question, Reply reply, String model, String modelSha256, String precision,
	String device)
{

	/** In one line: the answer, then its findings. */
	@Override
	public String toString() {
		return reply.toString();
	}
}
