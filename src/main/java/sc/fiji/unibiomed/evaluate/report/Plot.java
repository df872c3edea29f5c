package sc.fiji.unibiomed.evaluate.report;

import sc.fiji.unibiomed.evaluate.score.EvaluationTask;

/**
 * A picture for people.
 *
 * @param fileName in the output folder
 * @param title what it shows
 * @param caption how to read it
 * @param width as it is to be shown, in pixels of screens; the file has twice as many
 * @param png the file's bytes
 */
record Plot(EvaluationTask task, String fileName, String title, String caption, int width, byte[] png) {
}
