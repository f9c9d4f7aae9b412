// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.Cancelled;
import org.operando.api.OperandoException;
import org.operando.api.PiecewiseOperation.Piece;
import org.operando.core.study.StudyReader;

class PiecePreviewTest {
    @TempDir
    private Path folder;
    private final PiecePreview preview = new PiecePreview(Toy.catalogue());
    private final FileHashes hashes = new FileHashes(Optional.empty());

    @BeforeEach
    void file() throws Exception {
        Files.writeString(folder.resolve("a.toy"), "toy\n1\n2\n3\n");
    }

    private Plan plan(String step) {
        String text = """
                operando: 1
                samples: {A: {}}
                measurements:
                  a: {sample: A, technique: toy, files: a.toy}
                recipes: {r: [%s]}
                run: {a: r}
                """.formatted(step);
        return Planner.plan(StudyReader.read(folder.resolve("s.study.yaml"), text, Toy.catalogue()), Toy.catalogue());
    }

    private PiecePreview.Shown show(Plan plan, Optional<Double> chosen, Cancel cancel) throws OperandoException {
        return preview.show(plan, folder.resolve("s.results"), plan.steps().getFirst(), piece -> chosen,
                new Runner.Options(2, 1L << 28, hashes, RunListener.SILENT, cancel));
    }

    @Test
    void onlyOperationsByPieceHaveOne() {
        assertEquals(Optional.of(Piece.FRAME), PiecePreview.piece(plan("toy.frames").steps().getFirst()));
        assertEquals(Optional.empty(), PiecePreview.piece(plan("toy.sum").steps().getFirst()));
        assertEquals(Optional.empty(), PiecePreview.piece(plan("toy.broken").steps().getFirst()));
    }

    @Test
    void chosenFrameIsComputedAndNothingElseAndNothingIsWritten() throws Exception {
        int runs = Toy.RUNS.get();

        PiecePreview.Shown shown = show(plan("toy.frames: {offset: 10}"), Optional.of(3.0), new Cancel());

        assertEquals("13.0", shown.page().title());
        assertEquals("frame 3", shown.words());
        assertTrue(shown.chosen());
        assertEquals(runs, Toy.RUNS.get());
        assertFalse(Files.exists(folder.resolve("s.results")));
    }

    @Test
    void withoutAChosenOneItIsTheFirst() throws Exception {
        PiecePreview.Shown none = show(plan("toy.frames"), Optional.empty(), new Cancel());
        PiecePreview.Shown other = show(plan("toy.frames"), Optional.of(99.0), new Cancel());

        assertEquals("1.0", none.page().title());
        assertFalse(none.chosen());
        assertEquals(1, other.number());
        assertFalse(other.chosen());
    }

    @Test
    void changedParameterReadsNothingAgainAndAChangedFileDoes() throws Exception {
        show(plan("toy.frames"), Optional.of(2.0), new Cancel());
        int reads = Toy.READS.get();

        String moved = show(plan("toy.frames: {offset: 1}"), Optional.of(2.0), new Cancel()).page().title();
        assertEquals(reads, Toy.READS.get());
        Files.writeString(folder.resolve("a.toy"), "toy\n10\n20\n30\n40\n");
        String changed = show(plan("toy.frames: {offset: 1}"), Optional.of(2.0), new Cancel()).page().title();

        assertEquals("3.0", moved);
        assertEquals("21.0", changed);
        assertEquals(reads + 1, Toy.READS.get());
    }

    @Test
    void newerWishStopsIt() throws Exception {
        Cancel cancel = new Cancel();
        Plan slow = plan("toy.frames: {slow: true}");
        CompletableFuture<Boolean> stopped = CompletableFuture.supplyAsync(() -> {
            try {
                show(slow, Optional.empty(), cancel);
                return false;
            } catch (Cancelled e) {
                return true;
            } catch (OperandoException e) {
                throw new IllegalStateException(e);
            }
        });
        cancel.request();

        assertTrue(stopped.get());
    }

    @Test
    void earlierStepWithoutResultIsNamed() {
        OperandoException e = assertThrows(OperandoException.class, () -> {
            Plan plan = plan("toy.sum, toy.after");
            preview.show(plan, folder.resolve("s.results"), plan.steps().get(1), piece -> Optional.empty(),
                    new Runner.Options(2, 1L << 28, hashes, RunListener.SILENT, new Cancel()));
        });

        assertTrue(e.getMessage().contains("a/toy.sum"), e.getMessage());
        assertTrue(e.getMessage().contains("run a first"), e.getMessage());
    }
}
