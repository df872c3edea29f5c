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
package sc.fiji.unibiomed.evaluate.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import sc.fiji.unibiomed.evaluate.score.DataFile;
import sc.fiji.unibiomed.evaluate.score.EvaluationTask;
import sc.fiji.unibiomed.models.demo.SampleData;
import sc.fiji.unibiomed.models.store.CacheFolder;

/**
 * A data set in BiomedParse's layout: images in a folder {@code test}, masks in {@code test_mask}, annotations in
 * {@code test.json}, where {@code test} is the split.
 *
 * @param name for tables
 * @param folder where it is
 * @param annotations the annotation file
 * @param ofTasks annotation files of tasks that have one of their own, such as {@code test_disease.json}
 * @param split the usual split of its images
 */
public record DataSet(String name, Path folder, Path annotations, Map<EvaluationTask, Path> ofTasks, String split) {

	/** UniBiomed's own folders, such as {@code data/Biomed/Disease/BrainTumor}, are less deep. */
	private static final int DEEPEST = 4;

	public DataSet {
		ofTasks = Map.copyOf(ofTasks);
	}

	/**
	 * The data sets of a folder: itself if the annotation file lies in it, else all folders below it that have one, by
	 * name. The embedded samples are copied into the cache folder of this user if they are not there.
	 *
	 * @throws DataException if there is none, or a folder cannot be read
	 */
	public static List<DataSet> find(final EvaluationSettings settings) throws DataException {
		final Path folder = folder(settings);
		final String file = settings.annotationFile();
		if (!Files.isDirectory(folder)) {
			throw new DataException(
				"The data folder " + folder + (Files.exists(folder) ? " is not a folder." : " does not exist."));
		}
		if (Files.exists(annotations(folder, file))) {
			return List.of(set(ownName(folder), folder, settings));
		}
		final List<DataSet> found = new ArrayList<>();
		try {
			addBelow(folder, 1, settings, found);
		}
		catch (final DataException e) {
			throw e;
		}
		catch (final IOException e) {
			throw new DataException("The data folder " + folder + " cannot be read: " + e.getMessage() + ".", e);
		}
		if (found.isEmpty()) {
			throw new DataException("There is no " + file + " in " + folder +
				" or a folder below it; choose another data folder, split or annotation file.");
		}
		return found;
	}

	private static Path folder(final EvaluationSettings settings) throws DataException {
		try {
			return settings.isOfSamples() ? SampleData.folder(CacheFolder.ofUser()) : settings.data();
		}
		catch (final IOException e) {
			throw new DataException(e.getMessage(), e);
		}
	}

	private static Path annotations(final Path folder, final String file) throws DataException {
		try {
			return folder.resolve(file);
		}
		catch (final InvalidPathException e) {
			throw new DataException("'" + file + "' cannot be the name of an annotation file.", e);
		}
	}

	private static DataSet set(final String name, final Path folder, final EvaluationSettings settings)
		throws DataException
	{
		try {
			final Map<EvaluationTask, Path> ofTasks = new EnumMap<>(EvaluationTask.class);
			for (final EvaluationTask task : settings.tasks()) {
				final Optional<Path> own = settings.annotationFile(task).map(folder::resolve).filter(Files::exists);
				if (own.isPresent()) {
					ofTasks.put(task, inside(folder, own.get()));
				}
			}
			return new DataSet(name, folder, inside(folder, folder.resolve(settings.annotationFile())), ofTasks,
				settings.split());
		}
		catch (final IOException e) {
			throw new DataException(e.getMessage(), e);
		}
	}

	private static Path inside(final Path folder, final Path file) throws IOException {
		return new DataFile(folder, file, file).path();
	}

	/** The file with the annotations for a task. */
	public Path annotations(final EvaluationTask task) {
		return ofTasks.getOrDefault(task, annotations);
	}

	private static void addBelow(final Path folder, final int depth, final EvaluationSettings settings,
		final List<DataSet> found) throws IOException
	{
		final List<Path> inside;
		try (Stream<Path> files = Files.list(folder)) {
			inside = files.filter(Files::isDirectory).sorted(Comparator.comparing(Path::toString)).toList();
		}
		for (final Path below : inside) {
			final Path annotations = below.resolve(settings.annotationFile());
			if (Files.exists(annotations)) {
				found.add(set(settings.data().relativize(below).toString().replace('\\', '/'), below, settings));
			}
			else if (depth < DEEPEST) {
				addBelow(below, depth + 1, settings, found);
			}
		}
	}

	private static String ownName(final Path folder) {
		final Path name = folder.toAbsolutePath().normalize().getFileName();
		return name == null ? folder.toString() : name.toString();
	}

	/** Where an image is that an annotation names. */
	DataFile image(final Annotation annotation) {
		return file(splitOf(annotation), annotation.image());
	}

	/** Where a mask is that an annotation names. */
	DataFile mask(final Annotation annotation) {
		return file(splitOf(annotation) + "_mask", annotation.mask());
	}

	private String splitOf(final Annotation annotation) {
		return annotation.split().isBlank() ? split : annotation.split();
	}

	/** MedTrinity's and RadGenome's annotations name files by their path in the data set. */
	private DataFile file(final String part, final String name) {
		return new DataFile(folder, folder.resolve(part).resolve(name), folder.resolve(name));
	}
}
