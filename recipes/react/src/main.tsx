import { createRoot } from "react-dom/client";
import "lossbook/embed"; // once: from here on every element of the book works
import { App } from "./App.tsx";

createRoot(document.getElementById("app") as HTMLElement).render(<App />);
