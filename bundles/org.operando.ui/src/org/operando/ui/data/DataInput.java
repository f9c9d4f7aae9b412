// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.data;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;

/**
 * A file to look into.
 * @param path the file
 */
public record DataInput(Path path) implements IEditorInput, IPersistableElement {
    /** Makes the path absolute: two ways to name a file open one editor. */
    public DataInput {
        path = path.toAbsolutePath().normalize();
    }

    @Override
    public boolean exists() {
        return Files.exists(path);
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return null;
    }

    @Override
    public String getName() {
        return String.valueOf(path.getFileName());
    }

    @Override
    public IPersistableElement getPersistable() {
        return this;
    }

    @Override
    public String getToolTipText() {
        return path.toString();
    }

    @Override
    public String getFactoryId() {
        return DataInputFactory.ID;
    }

    @Override
    public void saveState(IMemento memento) {
        memento.putString(DataInputFactory.PATH, path.toString());
    }

    @Override
    public <T> T getAdapter(Class<T> adapter) {
        return null;
    }
}
