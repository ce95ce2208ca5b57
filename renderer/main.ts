// The window's entry: styles, and the one component that picks the view.
import { mount } from 'svelte'
import App from './App.svelte'
import './tokens.css'
import './theme.css'
import './rows.css'
import './segments.css'

const target = document.getElementById('app')
if (target) mount(App, { target, props: { bridge: window.rollcall } })
