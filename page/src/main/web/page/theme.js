const KEY = 'promptport.theme';

apply(localStorage.getItem(KEY));

/** light or dark: the reader's choice, else the system's. */
export function theme() {
  return (
    document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')
  );
}

export function toggleTheme() {
  const other = theme() === 'dark' ? 'light' : 'dark';
  localStorage.setItem(KEY, other);
  apply(other);
}

function apply(choice) {
  if (choice === 'light' || choice === 'dark') {
    document.documentElement.dataset.theme = choice;
  }
}
