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
/**
 * The heart: an image and a question → a streamed answer → findings. A tour of the engine in one page.
 *
 * <h2>From the outside</h2>
 *
 * A program without ImageJ opens a model, an image file and a question, and has the answer:
 *
 * <pre>{@code
 * Models models = new Models(CacheFolder.ofUser());
 * try (LoadedModel model = new LoadedModel(models.open("demo"), RuntimeOptions.exactOnCpu());
 *     ImageSource source = ImageFormats.installed().open(file, PlaneChoice.parse("1"), OptionalInt.empty())) {
 *     ImageQuestion question = ImageQuestion.of(source.image(), AskedTask.segment("liver"), List.of(),
 *         InputChoice.NONE, PlaneSelection.of(Planes.CURRENT));
 *     Interpretation answer = question.ask(model, InterpretationListener.NONE, new Cancellation()).answer();
 *     for (Finding finding : answer.findings()) {
 *         System.out.println(finding.phrase() + ": " + finding.pixels() + " pixels");
 *     }
 * }
 * }</pre>
 *
 * In ImageJ, {@code UniBiomedService} does the same with an open image, and keeps one model in memory.
 *
 * <h2>Before the first word</h2>
 * <ol>
 * <li>{@link sc.fiji.unibiomed.interpret.ask} writes the words of the task and decides how the image is gone through:
 * whole, in fields, plane by plane, followed from a plane, or around regions.
 * <li>{@link sc.fiji.unibiomed.interpret.view} chooses planes, modality and intensities; its picture is the 8-bit RGB
 * that the networks get.
 * <li>{@link sc.fiji.unibiomed.interpret.question} is what the engine itself takes: a picture of frames, a prompt, and
 * masks of regions. {@code QuestionCheck} refuses what cannot be asked; {@code PromptWriter} puts the prompt between
 * the model's special tokens.
 * <li>{@link sc.fiji.unibiomed.interpret.encoding} cuts the picture into tiles and makes visual tokens of them, and
 * keeps them for the next question about the same picture. </ol>
 *
 * <h2>The answer</h2>
 * <ol>
 * <li>{@code Answering} joins all steps. {@link sc.fiji.unibiomed.interpret.answer} reads the prompt and writes one
 * token at a time, greedily, as the reference does; the listener gets the text as it grows.
 * <li>Each {@code [SEG]} token leaves a hidden state. {@link sc.fiji.unibiomed.interpret.drawing} makes it a prompt for
 * SAM 2 and decodes mask logits per frame; a pixel belongs to the mask where its logit is above 0.
 * <li>The result is an {@code Interpretation}: text, notes, timings, and a {@code Finding} for each {@code [SEG]}.
 * </ol>
 *
 * <h2>More than one picture</h2>
 *
 * {@link sc.fiji.unibiomed.interpret.Interpreter} answers about one picture, {@code PlaneByPlaneInterpreter} about each
 * plane by itself, {@code VolumeInterpreter} follows an object from a plane through the others,
 * {@link sc.fiji.unibiomed.interpret.large} goes over large planes in overlapping fields, and
 * {@link sc.fiji.unibiomed.interpret.Conversation} keeps what was said.
 *
 * <h2>Files</h2>
 *
 * {@link sc.fiji.unibiomed.interpret.file} opens images, {@link sc.fiji.unibiomed.interpret.result} writes answers.
 */
package sc.fiji.unibiomed.interpret;
