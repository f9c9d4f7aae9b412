// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import java.util.Arrays;
import org.eclipse.core.runtime.RegistryFactory;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.RegistryCatalogue;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** The framework that the tests run in. */
final class Platform {
    private Platform() {
    }

    static BundleContext context() {
        return FrameworkUtil.getBundle(Platform.class).getBundleContext();
    }

    static Catalogue catalogue() {
        return RegistryCatalogue.read(RegistryFactory.getRegistry(), context());
    }

    static Bundle bundle(String name) {
        return Arrays.stream(context().getBundles()).filter(b -> name.equals(b.getSymbolicName())).findFirst()
                .orElseThrow(() -> new AssertionError("no bundle " + name));
    }
}
